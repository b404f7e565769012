//! JSON documents that hold a list with a value per finding.

use std::io::{Result, Write};

use serde::Serialize;

use super::in_order;

/// How a document is laid out.
#[derive(Debug, Clone, Copy)]
pub(super) enum Layout {
    /// On one line.
    Compact,
    /// A line per value, indented by two spaces for each list and object around it.
    Pretty {
        /// How many lists and objects are around the values of the list, the list itself counted.
        depth: usize,
    },
}

/// Writes the document `shell`, in which the list `name` is empty, with one value per item in that list, as `render`
/// writes it. Keys come in the order of the fields, so that the output is the same in every run.
///
/// # Errors
/// Where `out` cannot be written.
pub(super) fn write<'i, T: Sync>(
    shell: &impl Serialize,
    name: &str,
    layout: Layout,
    items: &'i [T],
    render: impl Fn(&'i T, &mut Vec<u8>) -> Result<()> + Sync,
    out: &mut dyn Write,
) -> Result<()> {
    let (shell, key) = match layout {
        Layout::Compact => (serde_json::to_string(shell)?, format!("\"{name}\":")),
        Layout::Pretty { .. } => (serde_json::to_string_pretty(shell)?, format!("\"{name}\": ")),
    };
    // Quotes within a text are escaped: what reads like the key and an empty list is that.
    let (before, after) = shell.split_once(&format!("{key}[]")).unwrap_or((&shell, ""));
    out.write_all(before.as_bytes())?;
    out.write_all(key.as_bytes())?;
    write_array(layout, items, render, out)?;
    out.write_all(after.as_bytes())
}

/// Writes a list with one value per item.
///
/// # Errors
/// Where `out` cannot be written.
pub(super) fn write_array<'i, T: Sync>(
    layout: Layout,
    items: &'i [T],
    render: impl Fn(&'i T, &mut Vec<u8>) -> Result<()> + Sync,
    out: &mut dyn Write,
) -> Result<()> {
    let (next, last) = match layout {
        Layout::Pretty { depth } if !items.is_empty() => (line(depth), line(depth.saturating_sub(1))),
        _ => <(String, String)>::default(),
    };
    write!(out, "[{next}")?;
    in_order::write(items, &format!(",{next}"), out, render)?;
    write!(out, "{last}]")
}

/// A line end and the indentation of the next line.
fn line(depth: usize) -> String {
    format!("\n{}", "  ".repeat(depth))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::object::Object;

    fn written(shell: &serde_json::Value, depth: usize, items: &[u32]) -> String {
        let mut out = Vec::new();
        let render = |item: &u32, text: &mut Vec<u8>| {
            Object::write(text, depth, |object| {
                object.number("n", item);
                object.list("none", <[u8; 0]>::default(), |_, _| ());
            });
            Ok(())
        };
        write(shell, "all", Layout::Pretty { depth }, items, render, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn it_is_what_the_whole_document_would_be() {
        let item = |n: u32| json!({ "n": n, "none": [] });
        let whole = json!({ "a": "\"all\": []", "all": [item(1), item(2)], "b": [] });
        let shell = json!({ "a": "\"all\": []", "all": [], "b": [] });
        assert_eq!(written(&shell, 2, &[1, 2]), serde_json::to_string_pretty(&whole).unwrap());
        assert_eq!(written(&shell, 2, &[]), serde_json::to_string_pretty(&shell).unwrap());
    }

    #[test]
    fn a_list_by_itself_is_a_document() {
        let mut out = Vec::new();
        write_array(Layout::Pretty { depth: 1 }, &[1, 2], |n, text| write!(text, "{n}"), &mut out).unwrap();
        assert_eq!(out, serde_json::to_vec_pretty(&[1, 2]).unwrap());
    }
}
