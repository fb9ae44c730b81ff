//! Callboard: a software catalog portal that is nothing but static files.
