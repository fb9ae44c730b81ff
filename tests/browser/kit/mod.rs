//! The kit as a reader meets it: by keyboard, by mouse, and by what a screen reader is told.

mod card;
mod copy_button;
mod dialog;
mod menu;
mod select;
mod small;
mod text_field;
