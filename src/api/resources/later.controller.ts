import { All, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ProblemException } from '../http/problem.js';

const LATER = ['rules', 'deliveries'];

/** Resources of the contract that are not built yet: they say so, and are not faked. */
@ApiExcludeController()
@Controller(LATER.flatMap((name) => [`api/v1/${name}`, `api/v1/${name}/*rest`]))
export class LaterController {
  @All()
  notYet(): never {
    throw new ProblemException(
      501,
      'This part of the tracker is not built yet. What exists is described at /api/docs.',
    );
  }
}
