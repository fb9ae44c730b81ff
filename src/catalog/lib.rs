//! What a software catalog is, and an engine that answers the Backstage catalog REST API.
//!
//! This crate knows no browser, no network and no clock: bytes go in, answers come out. The portal
//! uses its model ([`entity`], [`entity_ref`], [`listing`], [`markdown`], [`neighbours`],
//! [`older`], [`order`], [`predicate`], [`registration`], [`sketch`]) and the rules of [`wire`]; the web worker and the native tests use the rest ([`ingest`], [`engine`],
//! [`rest`]).

pub mod ancestry;
pub mod circle;
pub mod comparison;
pub mod engine;
pub mod entity;
pub mod entity_ref;
pub mod export;
pub mod graph;
pub mod ingest;
pub mod kept;
mod kind;
pub mod letters;
pub mod listing;
pub mod markdown;
pub mod neighbours;
mod number;
pub mod older;
pub mod order;
pub mod ownership;
pub mod permission;
pub mod plugin;
pub mod predicate;
mod query;
pub mod registration;
pub mod relation;
pub mod rest;
pub mod service;
pub mod sketch;
pub mod snapshot;
mod validate;
pub mod wire;
pub mod written;
pub mod yaml;
