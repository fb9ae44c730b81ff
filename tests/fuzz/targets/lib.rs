//! What the fuzzer calls, one module for each target. The catalog's own tests include the same
//! modules and run them over the corpora, without a fuzzer.

/// What holds for every answer.
pub mod answer;
/// Bytes as a cursor.
pub mod cursor;
/// Reading files that are bytes in memory.
pub mod files;
/// Generated requests, built from pieces that lead deep.
pub mod pieces;
/// A request over a small catalog.
pub mod request;
/// Requests that a catalog alone does not answer.
pub mod service;
/// Bytes as a snapshot.
pub mod snapshot;
/// Bytes as a catalog file.
pub mod yaml;
