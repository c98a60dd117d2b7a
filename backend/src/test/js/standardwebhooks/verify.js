// Verifies requests with the reference library of Standard Webhooks, as a receiver does. Reads a JSON file with a list
// of {secret, headers, body}, the body in Base64, and prints for each "verified ID" or "refused".
"use strict";

const fs = require("node:fs");
const { Webhook } = require("standardwebhooks");

for (const { secret, headers, body } of JSON.parse(fs.readFileSync(process.argv[2], "utf8"))) {
    try {
        const event = new Webhook(secret).verify(Buffer.from(body, "base64").toString("utf8"), headers);
        console.log(`verified ${event.id}`);
    } catch (e) {
        console.log("refused");
    }
}
