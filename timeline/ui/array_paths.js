// For each trace of a drawing, Plotly looks for arrays at every attribute that the type of the trace may have, some
// 1,500 of them. Only a tenth may hold an array. Their paths are collected once for each type; a drawing then takes
// about a tenth less time.

const mayBeArray = (attribute) => attribute?.valType === "data_array" || attribute?.arrayOk === true;
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isArray = (value) => Array.isArray(value) || ArrayBuffer.isView(value);

// Replaces Plotly's own search, which is internal; a version without it keeps what it has.
function quickenPlotly({ PlotSchema: schema }) {
  const { crawl, findArrayAttributes: search } = schema ?? {};
  if (!crawl || !search || schema.isQuick) return;
  const common = attributesOfAll(schema);
  const known = new Map();
  const pathsOf = (attributes) => {
    if (!known.has(attributes)) known.set(attributes, arrayPaths(crawl, attributes));
    return known.get(attributes);
  };
  schema.findArrayAttributes = (trace) =>
    [common, trace._module?.attributes].flatMap((attributes) =>
      attributes ? pathsOf(attributes).flatMap((path) => arraysAt(trace, path)) : [],
    );
  schema.isQuick = true;
}

// The attributes of traces of any type: the first that Plotly's search looks through.
function attributesOfAll(schema) {
  const { crawl } = schema;
  let attributes = null;
  schema.crawl = (looked) => { attributes ??= looked; };
  schema.findArrayAttributes({});
  schema.crawl = crawl;
  return attributes;
}

// The paths of the attributes that may be arrays. A step is a name, and whether it names a list of parts.
function arrayPaths(crawl, attributes) {
  const paths = [];
  const path = [];
  crawl(attributes, (attribute, name, _, level) => {
    path.length = level;
    path.push([name, Boolean(attribute?._isLinkedToArray)]);
    const isOfColorbar = path[level - 1]?.[0] === "colorbar" && ["ticktext", "tickvals"].includes(name);
    if (mayBeArray(attribute) && !isOfColorbar) paths.push([...path]);
  });
  return paths;
}

// The names of the arrays of a trace at a path, such as "marker.color"; parts of a list have one each.
function arraysAt(part, [[name, isList], ...rest], before = "") {
  const value = part[name];
  if (!rest.length) return isArray(value) ? [before + name] : [];
  if (!isList) return isObject(value) ? arraysAt(value, rest, `${before}${name}.`) : [];
  return (Array.isArray(value) ? value : []).flatMap((each, at) =>
    isObject(each) ? arraysAt(each, rest, `${before}${name}[${at}].`) : [],
  );
}

