import { previewOf } from "../cli/previewOf";
import type { Preview } from "../engine/preview";

const previews = new Map<string, Promise<Preview>>();

/** The preview of a stack without packs, made once for all files that show it. */
export function stackPreview(stack: string): Promise<Preview> {
    const preview = previews.get(stack) ?? previewOf(stack);
    previews.set(stack, preview);
    return preview;
}
