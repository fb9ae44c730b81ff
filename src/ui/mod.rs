//! The kit. It takes text, values and children; it knows no entity, no URL and no HTTP.
//!
//! Every component is one file with one sheet of the same name in `style/components`. A sheet has
//! one top-level class rule with everything else nested in it natively, because that is what
//! stylers scopes rightly.

mod avatar;
mod button;
mod card;
mod changing_icon;
mod checkbox;
mod chip;
mod code;
mod copy_button;
mod dialog;
mod empty;
mod error_state;
mod fact;
mod finder;
mod icon;
mod id;
mod keyboard;
mod link;
mod link_button;
mod live_region;
mod menu;
mod modal;
mod near;
mod notice;
mod pace;
mod save;
mod segmented;
mod select;
mod skeleton;
mod status_dot;
mod subject;
mod switch;
mod tab_group;
mod table;
mod tabs;
mod text_field;
mod text_field_to_come;
mod text_input;
mod toast;
mod toggle;
mod window;

pub use avatar::{Avatar, AvatarSize};
pub use button::{Button, ButtonVariant};
pub use card::Card;
pub use changing_icon::ChangingIcon;
pub use checkbox::Checkbox;
pub use chip::Chip;
pub use code::Code;
pub use copy_button::{CopyButton, copy};
pub use dialog::Dialog;
pub use empty::Empty;
pub use error_state::ErrorState;
pub use fact::{Fact, Facts};
pub use finder::{Finder, FinderGroup, FinderRow, Piece};
pub use icon::{Icon, known_icon};
pub use id::unique as unique_id;
pub use keyboard::lone_key;
pub use link::Link;
pub use link_button::LinkButton;
pub use live_region::{LiveRegion, announce};
pub use menu::{Menu, MenuItem};
pub use near::use_near;
pub use notice::Notice;
pub use pace::Pace;
pub use save::save;
pub use segmented::Segmented;
pub use select::{Select, SelectModes, SelectOption};
pub use skeleton::{Skeleton, SkeletonRows};
pub use status_dot::StatusDot;
pub use subject::{of_subject, provide_subject};
pub use switch::Switch;
pub use tab_group::TabGroup;
pub use table::{SortDirection, SortHeader, Table};
pub use tabs::{TabLink, TabPlace, Tabs};
pub use text_field::TextField;
pub use text_field_to_come::{TextFieldToCome, TypedEarly};
pub use text_input::TextInput;
pub use toast::{Toast, ToastAction, Toasts, toast};
pub use toggle::Toggle;
pub use window::window;

/// What a colour says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// Worth knowing.
    Info,
    /// As it should be.
    Success,
    /// Worth a look.
    Warning,
    /// Wrong.
    Danger,
}

impl Tone {
    /// The word for `data-tone`, which sheets select by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Neutral | Self::Info => "info",
            Self::Success => "check-circle",
            Self::Warning => "alert-triangle",
            Self::Danger => "alert-circle",
        }
    }
}
