import { methodsAt } from './allowed-methods.js';

const paths = {
  '/api/v1/feeds': { get: {} },
  '/api/v1/feeds/{id}': { patch: {} },
  '/api/v1/session': { get: {}, post: {}, delete: {} },
};

it.each([
  ['/api/v1/feeds', ['GET', 'HEAD', 'OPTIONS']],
  ['/API/V1/feeds/', ['GET', 'HEAD', 'OPTIONS']],
  ['/api/v1/feeds/dawn', ['OPTIONS', 'PATCH']],
  ['/api/v1/session', ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST']],
  ['/api/v1/feeds/dawn/more', []],
  ['/api/v1', []],
  ['/api/v1/{id}', []],
])('%s answers %j', (path, methods) => {
  expect(methodsAt(paths, path)).toEqual(methods);
});
