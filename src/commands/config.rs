mod schema;
mod settings;

use std::collections::BTreeSet;
use std::io::Write;

use camino::Utf8Path;

use super::CommandError;
use super::load::{self, Asked};
use crate::cli::ConfigArgs;
use crate::config::Level;
use crate::engine::{Levels, Selection};
use crate::rule;
use crate::text::write_line;
use crate::workspace::Workspace;

/// Says what is in force for a file, or for the tree, and where each value comes from.
pub(super) fn run(args: &ConfigArgs) -> Result<bool, CommandError> {
    if args.schema {
        schema::print()?;
        return Ok(false);
    }
    let paths: Vec<_> = args.show.iter().cloned().collect();
    let loaded = load::load(&paths, &args.shared)?;
    let asked = loaded.asked();
    let root = loaded.root.clone();
    let workspace = Workspace::build(loaded.tree, loaded.config);
    let config = &workspace.config;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let file = config.path.as_ref().map_or("none", |path| path.as_str());
    write_line(&mut out, format_args!("root           {root}"))?;
    write_line(&mut out, format_args!("configuration  {file}"))?;
    let page = asked.single().unwrap_or(Utf8Path::new(""));
    write_platforms(&workspace, &asked, !args.shared.platform.is_empty(), &mut out)?;
    for glossary in &workspace.glossaries.list {
        write_line(&mut out, format_args!("glossary       {}", glossary.path))?;
    }
    writeln!(out)?;
    settings::write(config, &mut out)?;
    writeln!(out)?;
    let levels = Levels::new(config, &Selection::default())?;
    for rule in rule::all() {
        let level = match levels.level(&rule.info, page) {
            Level::On(severity) => severity.name(),
            Level::Off => "off",
        };
        let origin = levels.origin(config, &rule.info, page);
        writeln!(out, "{} {:26} {level:8} {origin}", rule.info.code, rule.info.name)?;
    }
    out.flush()?;
    Ok(false)
}

/// Says which platforms the pages that are asked about are checked for, site by site.
fn write_platforms(
    workspace: &Workspace,
    asked: &Asked,
    is_given: bool,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let pages = workspace.documents.iter().filter(|document| asked.covers(document.path()));
    let sites: BTreeSet<usize> = pages.map(|document| document.site).collect();
    for site in sites.iter().filter_map(|index| workspace.sites.get(*index)) {
        let names: Vec<&str> = site.platforms.iter().map(|platform| platform.name()).collect();
        let origin = match &site.marker {
            _ if is_given => "given by --platform".to_owned(),
            _ if !workspace.config.platform.is_empty() => settings::origin(&workspace.config, &["platform"]),
            Some(marker) => format!("found by {marker}"),
            None => "default: no site generator was found".to_owned(),
        };
        let below = match site.dir.as_str() {
            "" => String::new(),
            dir => format!(" below {dir}"),
        };
        writeln!(out, "platform       {}{below} ({origin})", names.join(", "))?;
    }
    Ok(())
}
