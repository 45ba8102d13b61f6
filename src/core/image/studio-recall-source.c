/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-source.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *title;
} sources[] = {
  [STUDIO_RECALL_SOURCE_NONE] = { "none", N_ ("No parameters") },
  [STUDIO_RECALL_SOURCE_ULTRA_STUDIO] = { "ultra-studio", "Ultra Studio" },
  [STUDIO_RECALL_SOURCE_INFOTEXT] = { "automatic1111", "AUTOMATIC1111" },
  [STUDIO_RECALL_SOURCE_SWARM_UI] = { "swarmui", "SwarmUI" },
  [STUDIO_RECALL_SOURCE_INVOKE_AI] = { "invokeai", "InvokeAI" },
  [STUDIO_RECALL_SOURCE_FOOOCUS] = { "fooocus", "Fooocus" },
  [STUDIO_RECALL_SOURCE_COMFY_UI] = { "comfyui", "ComfyUI" },
  [STUDIO_RECALL_SOURCE_DRAW_THINGS] = { "draw-things", "Draw Things" },
  [STUDIO_RECALL_SOURCE_NOVEL_AI] = { "novelai", "NovelAI" },
  [STUDIO_RECALL_SOURCE_EASY_DIFFUSION] = { "easy-diffusion", "Easy Diffusion" },
  [STUDIO_RECALL_SOURCE_REQUEST] = { "request", N_ ("Request of the service") },
  [STUDIO_RECALL_SOURCE_XMP] = { "xmp", N_ ("Photo description (XMP)") },
};

/**
 * studio_recall_source_to_string:
 * @source: whose form it is
 *
 * Returns: (transfer none): its name for scripts
 */
const char *
studio_recall_source_to_string (StudioRecallSource source)
{
  g_return_val_if_fail ((gsize) source < G_N_ELEMENTS (sources), "none");
  return sources[source].name;
}

/**
 * studio_recall_source_get_title:
 * @source: whose form it is
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
studio_recall_source_get_title (StudioRecallSource source)
{
  g_return_val_if_fail ((gsize) source < G_N_ELEMENTS (sources), "");
  return _ (sources[source].title);
}
