use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::diagnostic::Severity;
use crate::platform::Platform;

/// The configuration of a tree. The default is what holds without a file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Where the file stands; none where there is no file.
    #[serde(skip)]
    pub path: Option<Utf8PathBuf>,
    /// The text of the file.
    #[serde(skip)]
    pub text: String,
    /// The platforms that the pages are checked for; empty to detect them.
    #[serde(deserialize_with = "one_or_many")]
    pub platform: Vec<Platform>,
    /// Globs of files that are no part of the tree.
    pub exclude: Vec<Spanned<String>>,
    /// Glossaries that are named rather than found.
    pub glossary: Vec<GlossarySetting>,
    /// How terms are spotted and linked.
    pub terms: Terms,
    /// How acronyms are judged.
    pub acronyms: Acronyms,
    /// How links are checked.
    pub links: Links,
    /// Severity and options of rules, by name or code.
    pub rules: BTreeMap<Spanned<String>, RuleSetting>,
    /// Settings for some paths.
    pub overrides: Vec<Override>,
}

/// The shape that a glossary is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A heading per entry.
    Headings,
    /// A table row per entry.
    Table,
    /// A list item per entry.
    List,
    /// A definition list, Markdown Extra or Pandoc.
    DefinitionList,
    /// Paragraphs that begin with the name in bold.
    Bold,
    /// A file per entry.
    Files,
    /// `*[ABC]: …` abbreviations.
    Abbr,
    /// `{glossary}` of Sphinx and mystmd, `[[def: …]]` of Spec-Up.
    Directive,
    /// `<dl>`, `<dfn>`, `<abbr title>`.
    Html,
    /// A YAML data file.
    Yaml,
    /// A JSON data file.
    Json,
    /// A CSV data file.
    Csv,
    /// Bare paragraphs.
    Prose,
}

/// A glossary that is named.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GlossarySetting {
    /// A file, a folder or a glob, relative to the root.
    pub path: Spanned<String>,
    /// Its shape, where detection should not decide.
    pub shape: Option<Shape>,
    /// The level of the headings that are entries, 1 to 6.
    pub level: Option<u8>,
    /// A glob of the pages that its terms apply to.
    pub scope: Option<Spanned<String>>,
}

/// How terms are spotted and linked.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Terms {
    /// Whose plurals are mentions too.
    pub plurals: Plurals,
    /// The shortest name that is spotted, in code points.
    pub min_length: usize,
    /// How often a term is to be linked.
    pub link: LinkScope,
    /// The notation of the links that a fix writes.
    pub link_style: Option<LinkStyle>,
    /// Settings of single terms, by name.
    pub overrides: BTreeMap<Spanned<String>, TermOverride>,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            plurals: Plurals::English,
            min_length: 3,
            link: LinkScope::Page,
            link_style: None,
            overrides: BTreeMap::new(),
        }
    }
}

/// Whose plurals are mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Plurals {
    /// English ones.
    #[default]
    English,
    /// None: names match as they are written.
    Off,
}

impl<'de> Deserialize<'de> for Plurals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Switch(bool),
            Language(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Switch(false) => Ok(Self::Off),
            Written::Switch(true) => Ok(Self::English),
            Written::Language(language) if language == "en" => Ok(Self::English),
            Written::Language(language) => Err(serde::de::Error::custom(format!(
                "`plurals` is \"{language}\", but only \"en\" or false can be set"
            ))),
        }
    }
}

/// How often a term is to be linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkScope {
    /// Its first mention on a page.
    #[default]
    Page,
    /// Its first mention in a section.
    Section,
    /// Every mention.
    All,
}

/// The notation of a link that a fix writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkStyle {
    /// `[text](page.md#id)`
    Inline,
    /// `[text][label]` with a definition at the end of the page.
    Reference,
    /// `[[page#heading|text]]`
    Wikilink,
    /// `` {term}`text` ``
    MystTerm,
    /// The glossary shortcode of the site.
    Shortcode,
}

/// Settings of one term.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TermOverride {
    /// How its case is compared.
    pub case: Option<Spelling>,
    /// Phrases in which the word is not the term.
    pub not_in: Vec<Spanned<String>>,
    /// Other names that the glossary does not give.
    pub aliases: Vec<Spanned<String>>,
    /// Whether mentions of it are reported at all.
    pub link: Option<bool>,
}

/// How the case of a name is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spelling {
    /// As written only.
    Exact,
    /// Any case.
    Any,
}

/// How sure a mention has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Also mentions whose sense is not sure.
    Low,
    /// Only mentions that are surely meant.
    #[default]
    High,
}

/// How acronyms are judged.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Acronyms {
    /// Where an expansion holds.
    pub scope: AcronymScope,
    /// How often an undefined acronym is reported.
    pub report: AcronymReport,
    /// The acronyms that need no expansion.
    pub well_known: WellKnown,
    /// Forms that are acronyms too: `single-letter`, `lower-case`.
    pub forms: Vec<AcronymForm>,
    /// Acronyms that are never reported.
    pub ignore: Vec<Spanned<String>>,
}

/// Where an expansion holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AcronymScope {
    /// In its section.
    Section,
    /// On its page.
    #[default]
    Page,
    /// In the whole tree.
    Project,
}

/// How often an undefined acronym is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AcronymReport {
    /// Once, at its first use.
    #[default]
    Project,
    /// Once on each page.
    Page,
}

/// A widening of what counts as an acronym.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AcronymForm {
    /// Single capital letters.
    SingleLetter,
    /// Lower-case short forms.
    LowerCase,
}

/// The acronyms that need no expansion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum WellKnown {
    /// The list that comes with the program.
    #[default]
    Default,
    /// None.
    Empty,
    /// A list of one's own.
    List(Vec<String>),
}

impl<'de> Deserialize<'de> for WellKnown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Word(String),
            List(Vec<String>),
        }
        match Written::deserialize(deserializer)? {
            Written::List(list) => Ok(Self::List(list)),
            Written::Word(word) if word == "default" => Ok(Self::Default),
            Written::Word(word) if word == "none" => Ok(Self::Empty),
            Written::Word(word) => Err(serde::de::Error::custom(format!(
                "`well-known` is \"{word}\", but it takes \"default\", \"none\" or a list of acronyms"
            ))),
        }
    }
}

/// How links are checked.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Links {
    /// Regular expressions of ids that a build step adds.
    pub extra_anchors: Vec<Spanned<String>>,
}

/// The severity of a rule, or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// On, with this severity.
    On(Severity),
    /// Off.
    Off,
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "error" => Ok(Self::On(Severity::Error)),
            "warning" => Ok(Self::On(Severity::Warning)),
            "info" => Ok(Self::On(Severity::Info)),
            "off" => Ok(Self::Off),
            other => Err(serde::de::Error::custom(format!(
                "\"{other}\" is no severity: use \"error\", \"warning\", \"info\" or \"off\""
            ))),
        }
    }
}

/// What the configuration says about a rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleSetting {
    /// Its severity, where set.
    pub level: Option<Level>,
    /// Its options: the other keys of its table.
    pub options: toml::Table,
}

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let error = serde::de::Error::custom;
        match toml::Value::deserialize(deserializer)? {
            toml::Value::Table(mut options) => {
                let level = options.remove("severity");
                let level = level.map(|value| value.try_into().map_err(error)).transpose()?;
                Ok(Self { level, options })
            }
            value => Ok(Self { level: Some(value.try_into().map_err(error)?), options: toml::Table::new() }),
        }
    }
}

/// Settings for some paths.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// Globs of the pages.
    pub paths: Vec<Spanned<String>>,
    /// Severities of rules on them.
    #[serde(default)]
    pub rules: BTreeMap<Spanned<String>, RuleSetting>,
}

/// A single value or a list of them.
fn one_or_many<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written<T> {
        One(T),
        Many(Vec<T>),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::One(value) => vec![value],
        Written::Many(values) => values,
    })
}
