import { describe, expect, it } from 'vitest';
import {
  descendants,
  lineOf,
  MOST_ELEMENTS,
  readXml,
  textOf,
  XmlFault,
} from '../../../shared/ingest/files/xml-tree';

const fault = (text: string): XmlFault => {
  try {
    readXml(text);
  } catch (error) {
    if (error instanceof XmlFault) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('XML from outside', () => {
  it('is a tree of names, attributes and text', () => {
    const root = readXml('<a x="1"><b>Kali &amp; <i>Tuntang</i></b><![CDATA[<raw>]]></a>');
    expect(root.name).toBe('a');
    expect(root.attributes).toEqual({ x: '1' });
    expect(textOf(root)).toBe('Kali & Tuntang<raw>');
    expect([...descendants(root, 'i')].map(textOf)).toEqual(['Tuntang']);
  });

  it('knows a name by its namespace, not by its prefix', () => {
    const one = readXml('<w:p xmlns:w="urn:word" w:val="4"/>');
    const other = readXml('<p xmlns="urn:word" val="4"/>');
    expect(one).toEqual(other);
    expect(one).toMatchObject({ name: 'p', space: 'urn:word', attributes: { val: '4' } });
  });

  it('is read as one line where lines mean nothing', () => {
    expect(lineOf(readXml('<h>\n  Tanggul\n  jebol </h>'))).toBe('Tanggul jebol');
  });

  it('is refused with a document type, so that no entity is ever made or fetched', () => {
    expect(fault('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>').why).toBe('doctype');
    expect(fault('<!DOCTYPE html><html/>').why).toBe('doctype');
    expect(fault('<a>&x;</a>').why).toBe('form');
  });

  it('is refused beyond a depth, before any stack is spent on it', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(fault(nested(200_000)).why).toBe('depth');
    expect(readXml(nested(200)).name).toBe('a');
  });

  it('is refused beyond a number of elements', () => {
    expect(fault(`<a>${'<b/>'.repeat(MOST_ELEMENTS)}`).why).toBe('size');
  });

  it.each(['', 'kata', '<a>', '<a></b>', '<a/><b/>', '<a x=1/>', '<a>&#0;</a>'])('is no XML: %s', (text) => {
    expect(fault(text).why).toBe('form');
  });

  it('says on which line it went wrong', () => {
    expect(fault('<a>\n<b>\n</a>').at).toBe(3);
  });
});
