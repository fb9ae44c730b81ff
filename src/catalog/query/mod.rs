//! The catalog's query language: REST parameters, parsed.

pub(crate) mod condition;
pub(crate) mod cursor;
pub(crate) mod fields;
pub(crate) mod filter;
mod members;
pub(crate) mod objection;
pub(crate) mod parameters;
