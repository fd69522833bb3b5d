import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { DeskLine, type ToDesk } from '../../electron/desk-line';
import { encodeMessage } from '../../shared/wire';

/** A desk process that only remembers what it was asked. */
class FakeChild extends EventEmitter {
  readonly asked: ToDesk[] = [];
  postMessage(message: ToDesk): void {
    this.asked.push(message);
  }
  kill(): boolean {
    this.emit('exit', 0);
    return true;
  }
  answer(id: number, value: unknown): void {
    this.emit('message', { id, answer: encodeMessage({ ok: true, value }) });
  }
}

function aLine() {
  const children: FakeChild[] = [];
  const notices: unknown[] = [];
  const line = new DeskLine(
    () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
    (name, value) => notices.push([name, value]),
  );
  return { line, children, notices };
}

it('gives each answer to the call that asked, in whatever order they come', async () => {
  const { line, children } = aLine();
  const one = line.call('openStory', { id: 'a' });
  const two = line.call('openStory', { id: 'b' });
  children[0]?.answer(2, 'second');
  children[0]?.answer(1, 'first');
  expect(await one).toEqual({ ok: true, value: 'first' });
  expect(await two).toEqual({ ok: true, value: 'second' });
});

it('tells calls under way that the desk died, and starts it again', async () => {
  vi.useFakeTimers();
  const { line, children, notices } = aLine();
  const call = line.call('append', {});
  children[0]?.emit('exit', 9);
  expect(await call).toMatchObject({ ok: false, refusal: { code: 'desk.gone', kind: 'io' } });
  // Nobody need ask again because the desk was being started just then.
  const meanwhile = line.call('hello', {});
  await vi.advanceTimersByTimeAsync(1000);
  expect(children).toHaveLength(2);
  // Windows read again what they may have missed.
  expect(notices).toEqual([['restarted', {}]]);
  expect(children[1]?.asked.map(({ call: name }) => name)).toEqual(['hello']);
  children[1]?.answer(children[1].asked[0]?.id ?? 0, 'here');
  expect(await meanwhile).toEqual({ ok: true, value: 'here' });
  vi.useRealTimers();
});

it('answers who waits for a desk that will not come', async () => {
  vi.useFakeTimers();
  const { line, children } = aLine();
  children[0]?.emit('exit', 9);
  const held = line.call('hello', {});
  await line.close();
  expect(await held).toMatchObject({ ok: false, refusal: { code: 'desk.gone' } });
  expect(await line.call('hello', {})).toMatchObject({ ok: false });
  vi.useRealTimers();
});

it('does not start it again once the app is closing', async () => {
  vi.useFakeTimers();
  const { line, children } = aLine();
  await line.close();
  await vi.advanceTimersByTimeAsync(5000);
  expect(children).toHaveLength(1);
  vi.useRealTimers();
});

it('passes notices on', () => {
  const { children, notices } = aLine();
  children[0]?.emit('message', { notice: 'progress', value: { job: 'j', done: 1, of: 2, step: 'package' } });
  expect(notices).toEqual([['progress', { job: 'j', done: 1, of: 2, step: 'package' }]]);
});
