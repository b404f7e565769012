//! The rules, one file each. To add one: its page in `rules/`, its file here, its line below.

use crate::rule::Registration;

/// Declares the modules and registers each rule with its page: `module::Type "page"`.
macro_rules! rules {
    ($($module:ident :: $rule:ident $page:literal,)*) => {
        $(mod $module;)*

        /// Every rule, in the order of the list below.
        pub(crate) fn registrations() -> Vec<Registration> {
            vec![$(Registration::new::<$module::$rule>(include_str!(concat!("../rules/", $page, ".md"))),)*]
        }
    };
}

rules! {
    broken_anchor::BrokenAnchor "broken-anchor",
    broken_link::BrokenLink "broken-link",
    unparsed_content::UnparsedContent "unparsed-content",
    unused_suppression::UnusedSuppression "unused-suppression",
}
