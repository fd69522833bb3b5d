import { describe, expect, it } from 'vitest';
import type { Memory } from '../../renderer/memory';
import { PaneLayout } from '../../renderer/pane-layout';

function memoryOf(choices: Record<string, string> = {}): Memory & { readonly kept: Map<string, string> } {
  const kept = new Map(Object.entries(choices));
  return { kept, get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) };
}

describe('the side panes', () => {
  it('keep their width within limits, and come back as they were left', () => {
    const memory = memoryOf();
    const layout = new PaneLayout(memory);
    layout.resize('queue', 5000);
    layout.resize('inspector', 10);
    layout.toggle('queue');
    const { max } = layout.limits('queue');
    expect([layout.width('queue'), layout.isOpen('queue')]).toEqual([max, false]);
    const again = new PaneLayout(memory);
    expect([again.width('queue'), again.isOpen('queue')]).toEqual([max, false]);
    expect(again.width('inspector')).toBe(again.limits('inspector').min);
  });

  it('take a remembered width only where it can be', () => {
    const layout = new PaneLayout(memoryOf({ 'pane.queue': '9999 open', 'pane.inspector': 'lebar' }));
    for (const pane of ['queue', 'inspector'] as const) {
      const { min, max } = layout.limits(pane);
      expect(layout.width(pane)).toBeGreaterThan(min);
      expect(layout.width(pane)).toBeLessThan(max);
    }
  });

  it('lie over the page in a narrow window until they are put away, and nothing of that is remembered', () => {
    const memory = memoryOf();
    const layout = new PaneLayout(memory);
    layout.setNarrow(true);
    expect(layout.isOpen('inspector')).toBe(false);
    layout.toggle('inspector');
    expect(layout.isOpen('inspector')).toBe(true);
    expect(memory.kept.size).toBe(0);
    layout.setNarrow(false);
    expect(layout.isOpen('inspector')).toBe(true);
    layout.setNarrow(true);
    expect(layout.isOpen('inspector')).toBe(false);
  });

  it('are gone while the page has the whole screen, and showing one ends that', () => {
    const layout = new PaneLayout(memoryOf());
    let told = 0;
    layout.subscribe(() => (told += 1));
    layout.setFullScreen(true);
    expect([layout.isOpen('queue'), layout.isOpen('inspector')]).toEqual([false, false]);
    layout.show('queue', true);
    expect([layout.isFullScreen, layout.isOpen('queue'), layout.isOpen('inspector')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(told).toBe(2);
  });
});
