// Loaded before the first paint, so that a dark page is never white for a moment.
import { startTheme } from "../behaviours/theme";
import { readCookie, writeCookie } from "../lib/cookies";

startTheme();

// Times are shown in the reader's own zone: the server learns it here, for people who chose none.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && readCookie("ax_zone") !== zone) writeCookie("ax_zone", zone);
