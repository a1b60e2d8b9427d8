// What customers' pages need: no htmx, a few kilobytes.
import { startAsking } from "../behaviours/asking";
import { startClock } from "../behaviours/clock";
import { startConfirm } from "../behaviours/confirm";
import { startDialogs } from "../behaviours/dialogs";
import { startFiles } from "../behaviours/files";
import { startForms } from "../behaviours/forms";
import { startRefresh } from "../behaviours/refresh";
import { startToasts } from "../behaviours/toasts";

startConfirm();
startForms();
startDialogs();
startFiles();
startToasts();
startClock();
startAsking();
startRefresh();
