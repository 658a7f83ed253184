import { isNarrowed, logArguments, viewIn } from './log-query.js';

const query = (text: string): URLSearchParams => new URLSearchParams(text);

describe('the filters of the delivery log', () => {
  test('the last day of a period is looked at whole', () => {
    expect(logArguments(query('from=2026-11-01&to=2026-11-30'))).toMatchObject({
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
    });
  });

  test('attempts are asked for by outcome, messages by state, and unknown words are left out', () => {
    const given = 'outcome=retry,gone,x&state=dead,x&notification=n1';
    expect(logArguments(query(given))).toMatchObject({ outcome: 'retry,gone', notification: 'n1' });
    const messages = logArguments(query(`view=messages&${given}`));
    expect(messages).toMatchObject({ state: 'dead' });
    expect(messages).not.toHaveProperty('outcome');
  });

  test('an address without filters narrows nothing, and an unknown view is the first one', () => {
    expect(isNarrowed(query('view=messages'))).toBe(false);
    expect(isNarrowed(query('rule=topic.all'))).toBe(true);
    expect(viewIn(query('view=x'))).toBe('attempts');
  });
});
