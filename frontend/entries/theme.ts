// Loaded before the first paint, so that a dark page is never white for a moment.
import { startTheme } from "../behaviours/theme";

startTheme();
