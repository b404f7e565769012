use comrak::nodes::Node;

/// What is done at each node of a tree.
pub(super) trait Visit {
    /// Takes in a node before what is in it; gives whether to go into it.
    fn enter(&mut self, node: Node<'_>) -> bool;

    /// Called behind what is in a node, also of one that was not gone into.
    fn leave(&mut self, node: Node<'_>);
}

/// Visits every node below `root` in source order.
pub(super) fn walk(root: Node<'_>, visitor: &mut impl Visit) {
    let mut next = root.first_child();
    while let Some(node) = next {
        next = if visitor.enter(node) { node.first_child() } else { None };
        let mut left = node;
        while next.is_none() && !left.same_node(root) {
            visitor.leave(left);
            next = left.next_sibling();
            left = left.parent().unwrap_or(root);
        }
    }
}
