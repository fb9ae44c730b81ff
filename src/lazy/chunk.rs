//! Parts of the program that come when they are first needed.
//!
//! The linker makes one module; a release cuts it into a first one and chunks
//! (`src/app/build/split.mjs`). What only the functions of a chunk reach comes with it, what several
//! chunks reach comes with any of them, and all of it lives in the memory of the first module: any value
//! may be passed.

use std::future::Future;
use std::pin::Pin;

pub use wasm_split_helpers::SplitLoaderError as Unloaded;

/// What a function of a chunk gives that has more to wait for than its code.
pub type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// Functions whose code comes with the chunk that is named first. Calling one loads the chunk; that it
/// could not be loaded is an [`Unloaded`], and calling again tries again.
///
/// ```text
/// chunk! { settings:
///     pub fn settings_page(tab: SettingsTab) -> AnyView { … }
/// }
/// settings_page(tab).await?
/// ```
///
/// Where nothing is cut, in a debug build, the code is there and nothing is awaited.
macro_rules! chunk {
    ($chunk:ident: $($seen:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?) -> $drawn:ty $body:block)+) => {
        $(
            #[cfg(split)]
            #[wasm_split_helpers::wasm_split($chunk, fallible)]
            $seen fn $name($($arg: $type),*) -> Result<$drawn, $crate::lazy::Unloaded> {
                Ok($body)
            }

            #[cfg(not(split))]
            $seen async fn $name($($arg: $type),*) -> Result<$drawn, $crate::lazy::Unloaded> {
                Ok($body)
            }
        )+
    };
}

pub(crate) use chunk;
