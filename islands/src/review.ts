// A row on which somebody decides: keys for those who want them. Without this script the forms do the same.
import { listenForKeys } from "./parts/decisions";

document.addEventListener("DOMContentLoaded", listenForKeys);
