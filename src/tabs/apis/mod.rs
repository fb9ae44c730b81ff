//! The APIs of a component: what it provides and what it consumes, with their definitions at hand.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::plugin::{Extension, ExtensionKind};
use catalog::predicate::Predicate;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::language::words::apis as words;
use crate::lazy::chunk;
use crate::plugin::{EntityTab, Installed};
use crate::presentation::{DefinitionDialog, RelationTable, deferred_silently};

/// The tab's registration.
pub fn tab() -> Installed {
    let mut extension = Extension::new("api-docs", ExtensionKind::Tab, "apis", words::title());
    extension.icon = Some("plug".to_owned());
    extension.group = Some("development".to_owned());
    extension.when = Predicate::of_kind("component");
    let tab = Installed::built_in(extension, |context| {
        deferred_silently(move || draw(context.clone()))
    });
    Installed {
        count: Some(count),
        ..tab
    }
}

chunk! { entity:
    fn draw(context: EntityTab) -> AnyView {
        view! { <Apis context=context /> }.into_any()
    }
}

fn count(entity: &Entity) -> usize {
    entity.related("providesApi").count() + entity.related("consumesApi").count()
}

#[component]
fn Apis(context: EntityTab) -> impl IntoView {
    let entity = context.entity;
    let chosen = RwSignal::new(None::<EntityRef>);
    let show = Callback::new(move |reference| chosen.set(Some(reference)));
    let class_name = ["stack ", style_sheet!("style/components/stack.css")].concat();
    view! {
        <div class=class_name>
            <RelationTable
                title=words::provided()
                kind="api"
                targets=entity.related("providesApi").collect()
                empty=words::provides_none()
                on_definition=show
            />
            <RelationTable
                title=words::consumed()
                kind="api"
                targets=entity.related("consumesApi").collect()
                empty=words::consumes_none()
                on_definition=show
            />
        </div>
        <DefinitionDialog chosen=chosen />
    }
}
