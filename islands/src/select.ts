// Words of a document that somebody selects in, the address of the form for a row that rests on them out.
import { linkSelection } from "./parts/selections";

document.addEventListener("DOMContentLoaded", linkSelection);
