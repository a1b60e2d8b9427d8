// What customers' pages need: no htmx, a few kilobytes.
import { startClock } from "../behaviours/clock";
import { startConfirm } from "../behaviours/confirm";
import { startDialogs } from "../behaviours/dialogs";
import { startFiles } from "../behaviours/files";
import { startForms } from "../behaviours/forms";
import { startToasts } from "../behaviours/toasts";

startConfirm();
startForms();
startDialogs();
startFiles();
startToasts();
startClock();
