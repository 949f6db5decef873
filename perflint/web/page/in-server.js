// Starts the page with the server it came from as back end.
import { Page } from "./app.js";
import { ServerBackEnd } from "./server.js";

const NAME = JSON.parse(document.getElementById("part-name").textContent);

if (window.perflintFits) new Page(new ServerBackEnd(), NAME).start();
