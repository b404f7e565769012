//! A validator for the part of JSON Schema (draft 7) that the schemas of these tests use. It refuses any other keyword.

use serde_json::{Map, Value};

/// What is wrong with a value by a schema: a line per fault, with the place in the value.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    Validator { root: schema }.check(schema, value, "$", &mut faults);
    faults
}

struct Validator<'a> {
    root: &'a Value,
}

impl Validator<'_> {
    fn check(&self, schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
        let Some(schema) = schema.as_object() else {
            if schema == false {
                faults.push(format!("{place} may not be there"));
            }
            return;
        };
        for (keyword, said) in schema {
            let is_right = match keyword.as_str() {
                "$ref" => {
                    let pointer = said.as_str().unwrap().trim_start_matches('#');
                    self.check(self.root.pointer(pointer).unwrap(), value, place, faults);
                    true
                }
                "allOf" => {
                    each(said).for_each(|part| self.check(part, value, place, faults));
                    true
                }
                "anyOf" => each(said).any(|part| self.holds(part, value)),
                "oneOf" => each(said).filter(|part| self.holds(part, value)).count() == 1,
                "enum" => each(said).any(|one| one == value),
                "const" => said == value,
                "type" => is_of_type(said, value),
                "minimum" => value.as_i64().is_none_or(|number| number >= said.as_i64().unwrap()),
                "maximum" => value.as_i64().is_none_or(|number| number <= said.as_i64().unwrap()),
                "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= said.as_u64().unwrap()),
                "required" => each(said).all(|key| value.get(key.as_str().unwrap()).is_some()),
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(said, item, &format!("{place}[{index}]"), faults);
                    }
                    true
                }
                "properties" | "patternProperties" | "additionalProperties" => true,
                "$schema" | "definitions" | "title" | "description" | "default" | "format" => true,
                other => panic!("the validator does not know `{other}`"),
            };
            if !is_right {
                faults.push(format!("{place}: `{keyword}` is {said}"));
            }
        }
        self.check_properties(schema, value, place, faults);
    }

    fn check_properties(
        &self,
        schema: &Map<String, Value>,
        value: &Value,
        place: &str,
        faults: &mut Vec<String>,
    ) {
        for (key, item) in value.as_object().into_iter().flatten() {
            let place = format!("{place}.{key}");
            let named = schema.get("properties").and_then(|known| known.get(key));
            let patterns = schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
            let by_pattern = patterns
                .filter(|(pattern, _)| regex::Regex::new(pattern).unwrap().is_match(key))
                .map(|(_, schema)| schema);
            let known: Vec<&Value> = named.into_iter().chain(by_pattern).collect();
            let applied =
                if known.is_empty() { Vec::from_iter(schema.get("additionalProperties")) } else { known };
            applied.into_iter().for_each(|schema| self.check(schema, item, &place, faults));
        }
    }

    fn holds(&self, schema: &Value, value: &Value) -> bool {
        let mut faults = Vec::new();
        self.check(schema, value, "", &mut faults);
        faults.is_empty()
    }
}

fn each(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().unwrap().iter()
}

fn is_of_type(said: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the validator does not know the type `{other}`"),
    };
    said.as_str().map_or_else(|| each(said).any(|name| is(name.as_str().unwrap())), is)
}
