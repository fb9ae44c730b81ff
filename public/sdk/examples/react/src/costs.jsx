// What an entity costs.

import { useEffect, useState } from 'react';

/** A chart, and the same figures to be read. */
export function Costs({ entity, host }) {
  const { kind, metadata } = entity;
  const reference = `${kind.toLowerCase()}:${metadata.namespace ?? 'default'}/${metadata.name}`;
  const [answer, retry] = useCosts(host, reference);
  if (answer.problem) {
    return (
      <div role="alert">
        <p>{answer.problem}</p>
        <button type="button" onClick={retry}>
          Try again
        </button>
      </div>
    );
  }
  if (!answer.months) return <p role="status">Loading</p>;
  const name = metadata.title ?? metadata.name;
  if (!answer.months.length) return <p>Nothing was paid for {name} yet.</p>;
  return <Months name={name} months={answer.months} />;
}

function Months({ name, months }) {
  const most = Math.max(...months.map(({ amount }) => amount));
  const total = months.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <table>
      <caption>What {name} costs</caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col">Costs</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, amount, currency }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td>
              <span className="bar" style={{ inlineSize: `${most ? (60 * amount) / most : 0}%` }} />
              {money(amount, currency)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td>{money(total, months[0].currency)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Costs of what a reference names: `{}` while they are on their way, then `{months}` or `{problem}`. */
function useCosts(host, reference) {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState({});
  useEffect(() => {
    const leaving = new AbortController();
    const signal = AbortSignal.any([host.signal, leaving.signal]);
    setAnswer({});
    ask(host, reference, signal)
      .then(months => ({ months }), ({ message }) => ({ problem: message }))
      .then(next => signal.aborted || setAnswer(next));
    return () => leaving.abort();
  }, [host, reference, attempt]);
  return [answer, () => setAttempt(attempt + 1)];
}

async function ask(host, reference, signal) {
  const query = new URLSearchParams({ entity: reference });
  const response = await host.fetch(`/api/proxy/acme-costs/costs?${query}`, { signal });
  if (!response.ok) throw new Error(`The server of costs answered ${response.status}.`);
  return response.json();
}

const money = (amount, currency) => new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount);
