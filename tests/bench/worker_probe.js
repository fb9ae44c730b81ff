// Runs in the worker before its own script: how long it is with each question, and its memory.

(() => {
  const memories = [];
  const inside = [];
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...args) => {
    const result = await instantiateStreaming.apply(WebAssembly, args);
    memories.push(
      ...Object.values(result.instance.exports).filter(value => value instanceof WebAssembly.Memory),
    );
    return result;
  };

  // What a network does is not the engine's doing: its time begins when the last bytes are there.
  let arrived;
  const { arrayBuffer } = Response.prototype;
  Response.prototype.arrayBuffer = async function () {
    const buffer = await arrayBuffer.call(this);
    arrived = performance.now();
    return buffer;
  };

  // A question is answered before its event is over, so the last event belongs to the answer.
  let received;
  self.addEventListener('message', () => (received = performance.now()));
  const post = self.postMessage;
  self.postMessage = (message, ...rest) => {
    if (message?.id === 0) self.bench.ready ??= performance.now() - arrived;
    if (message?.id !== undefined) inside.push({ id: message.id, ms: performance.now() - received });
    return post.call(self, message, ...rest);
  };

  self.bench = {
    inside,
    memory: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };
})();
