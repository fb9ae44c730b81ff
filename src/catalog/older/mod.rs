//! Catalogs of other years: what each can do, and how to have from an older one what it cannot do
//! itself. The questions of today become older questions; what an older catalog does not sort,
//! search or count is sorted, searched and counted here, over as many entities as are read at most.

mod abilities;
mod counting;
mod parameters;
mod place;
mod reading;
mod references;
mod values;

pub use abilities::Abilities;
pub use counting::{Count, counted};
pub use parameters::parameters;
pub(crate) use place::rows_before;
pub use place::{after, offset, without_offset};
pub use reading::{MOST, PER_REQUEST, Reading, Rows};
pub use references::chunks;
