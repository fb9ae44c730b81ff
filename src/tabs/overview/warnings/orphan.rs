//! An entity that nothing leads to any more.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::permission::Permission;
use leptos::prelude::*;

use crate::api::use_permission;
use crate::language::words::overview as words;
use crate::presentation::RemovalDialog;
use crate::ui::{Button, Notice, Tone};

/// Says so, and offers to delete it.
#[component]
pub(super) fn Orphan(entity: Arc<Entity>) -> impl IntoView {
    let open = RwSignal::new(false);
    let may_delete = use_permission(Permission::EntityDelete(entity.reference().clone()));
    let way_out = move || {
        may_delete.get().then(|| {
            view! {
                <p>{words::orphan_way_out()}</p>
                <div>
                    <Button icon="trash-2" on_press=move |()| open.set(true)>{words::orphan_delete()}</Button>
                </div>
            }
        })
    };
    view! {
        <Notice tone=Tone::Warning title=words::orphan()>
            <p>{words::orphan_note()}</p>
            {way_out}
        </Notice>
        <RemovalDialog entity=entity open=open />
    }
}
