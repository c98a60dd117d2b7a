// Reads every event in a file, one a line, with the JavaScript SDK of CloudEvents, as an HTTP receiver does in the
// structured mode, and prints what it understood, one a line.
"use strict";

const fs = require("node:fs");
const { HTTP } = require("cloudevents");

const [file, mediaType] = process.argv.slice(2);
for (const line of fs.readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const message = { headers: { "content-type": mediaType }, body: line };
    if (!HTTP.isEvent(message)) {
        throw new Error(`not an event: ${line}`);
    }
    const event = HTTP.toEvent(message);
    if (Array.isArray(event)) {
        throw new Error(`several events: ${line}`);
    }
    event.validate();
    console.log(JSON.stringify({ ...event }));
}
