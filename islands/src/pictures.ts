// A page with links to pictures in, the same with a way to have them as PNG out.
import { offerPictures } from "./parts/pictures";

offerPictures(document);
