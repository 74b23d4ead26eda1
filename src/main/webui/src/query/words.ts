import { severities } from '../activity/activity.js';
import { clockTime, monthDay } from '../format/exact-time.js';
import { visibleText } from '../format/visible-text.js';
import { texts } from '../texts.js';
import type { Field } from './field.js';
import { readTerms } from './read-terms.js';
import type { Term } from './term.js';
import { readTime } from './time-range.js';

/** What people call an action; null where it has no name but its code. */
export type ActionLabels = (code: string) => string | null;

/** The query as a person would say it; what cannot be read stands as it is. */
export function queryInWords(query: string, labels: ActionLabels): string {
  const terms = readTerms(query).map((term) =>
    term.sound ? termInWords(term, labels) : visibleText(query.slice(term.start, term.end)),
  );
  return terms.length === 0 ? texts.query.everything : terms.join(texts.query.and);
}

export function termInWords(term: Term, labels: ActionLabels): string {
  const values = term.values.map(({ text }) => visibleText(valueInWords(term, text, labels))).join(texts.query.or);
  return (term.negated ? texts.query.saysNot : texts.query.says)(visibleText(nameOf(term)), values);
}

/** `22 Nov 23:04`, local, with the year when it is not this one. */
export function dayAndTime(time: Date): string {
  const clock = clockTime(time);
  return `${monthDay(time, new Date())} ${clock.endsWith(':00') ? clock.slice(0, -':00'.length) : clock}`;
}

function nameOf({ key }: Term): string {
  switch (key.kind) {
    case 'text':
      return texts.query.text;
    case 'field':
      return texts.query.fields[key.field];
    case 'meta':
      return texts.query.meta(key.path.join('.'));
    case 'unknown':
      return key.name;
  }
}

function valueInWords({ key }: Term, value: string, labels: ActionLabels): string {
  switch (key.kind) {
    case 'text':
      return texts.query.quoted(value);
    case 'field':
      return fieldValueLabel(key.field, value, labels);
    case 'meta':
    case 'unknown':
      return value;
  }
}

/** What a value of that field means. */
export function fieldValueLabel(field: Field, value: string, labels: ActionLabels = () => null): string {
  switch (field) {
    case 'action':
      return value.endsWith('*') ? texts.query.beginningWith(value.slice(0, -1)) : (labels(value) ?? value);
    case 'success':
      return { true: texts.pick.succeeded, false: texts.pick.failed }[value] ?? value;
    case 'severity':
      return severityInWords(value);
    case 'after':
    case 'before': {
      const time = readTime(value);
      return time === null ? value : dayAndTime(time);
    }
    default:
      return value;
  }
}

function severityInWords(value: string): string {
  const [, sign = '', name = ''] = /^([<>]?=?)(.*)$/s.exec(value) ?? [];
  const severity = severities.find((known) => known === name);
  const label = severity === undefined ? name : texts.severity[severity];
  const say: Readonly<Record<string, (label: string) => string>> = {
    '': texts.query.orAbove,
    '>=': texts.query.orAbove,
    '<=': texts.query.orBelow,
    '>': texts.query.above,
    '<': texts.query.below,
  };
  return say[sign]?.(label) ?? label;
}
