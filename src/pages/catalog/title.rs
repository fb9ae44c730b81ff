//! What a list is called.

use catalog::listing::Listing;

use crate::language::words::list as words;
use crate::presentation::plural;

/// "Components", or "Everything".
pub fn kind_name(listing: &Listing) -> String {
    let kind = listing.kind.as_deref();
    kind.map_or_else(|| words::everything().to_owned(), plural)
}
