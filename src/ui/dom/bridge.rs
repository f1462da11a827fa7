//! Lets pieces stand in a `view!` and views in a piece, while the page moves from one to the other.

use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Mountable, Position, PositionState, add_attr::AddAnyAttr};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use super::{Piece, pieces};

/// A piece as a view.
pub struct Old(SendWrapper<Node>);

impl Piece {
    pub fn view(self) -> Old {
        Old(SendWrapper::new(self.0))
    }
}

impl From<AnyView> for Piece {
    fn from(view: AnyView) -> Piece {
        let fragment = pieces();
        let mut state = view.build();
        state.mount(fragment.0.unchecked_ref(), None);
        StoredValue::new_local(state);
        fragment
    }
}

/// The nodes of a piece: those that come to stand between the first and the last are its own too.
pub struct OldState {
    whole: Node,
    ends: Option<(Node, Node)>,
}

impl OldState {
    fn new(whole: Node) -> OldState {
        let ends = match whole.node_type() {
            Node::DOCUMENT_FRAGMENT_NODE => whole.first_child().zip(whole.last_child()),
            _ => Some((whole.clone(), whole.clone())),
        };
        OldState { whole, ends }
    }

    fn nodes(&self) -> Vec<Node> {
        let Some((first, last)) = self.ends.clone() else { return Vec::new() };
        let next = |node: &Node| if *node == last { None } else { node.next_sibling() };
        std::iter::successors(Some(first), next).collect()
    }
}

impl Mountable for OldState {
    fn unmount(&mut self) {
        for node in self.nodes() {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(&node);
            }
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let _ = &self.whole;
        for node in self.nodes() {
            let _ = parent.insert_before(&node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some((first, _)) = &self.ends else { return false };
        let Some(parent) = first.parent_element() else { return false };
        child.mount(&parent, Some(first));
        true
    }

    fn elements(&self) -> Vec<Element> {
        self.nodes().into_iter().filter_map(|node| node.dyn_into().ok()).collect()
    }
}

impl Render for Old {
    type State = OldState;

    fn build(self) -> OldState {
        OldState::new(self.0.take())
    }

    fn rebuild(self, state: &mut OldState) {
        let mut next = OldState::new(self.0.take());
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

impl AddAnyAttr for Old {
    type Output<NewAttr: Attribute> = Old;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Old {
        self
    }
}

impl RenderHtml for Old {
    type AsyncOutput = Old;
    type Owned = Old;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Old {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> OldState {
        self.build()
    }

    fn into_owned(self) -> Old {
        self
    }
}
