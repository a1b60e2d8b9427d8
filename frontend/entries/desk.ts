// Everything staff's pages do, in the order listeners must run: asking comes before guarding, both before htmx.
import { startCase } from "../behaviours/case";
import { startClock } from "../behaviours/clock";
import { startConfirm } from "../behaviours/confirm";
import { startDialogs } from "../behaviours/dialogs";
import { startDrafts } from "../behaviours/drafts";
import { startFiles } from "../behaviours/files";
import { startForms } from "../behaviours/forms";
import { startHtmx } from "../behaviours/htmx";
import { startList } from "../behaviours/list";
import { startLive } from "../behaviours/live";
import { startPalette } from "../behaviours/palette";
import { startShortcuts } from "../behaviours/shortcuts";
import { startToasts } from "../behaviours/toasts";

startConfirm();
startForms();
startHtmx();
startDialogs();
startDrafts();
startFiles();
startList();
startPalette();
startShortcuts();
startToasts();
startClock();
startLive();
startCase();
