//! Starts the app, nothing else.

fn main() {
    callboard::app::start();
}
