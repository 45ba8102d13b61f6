/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioRecallSource:
 * @STUDIO_RECALL_SOURCE_NONE: no known parameters, at most a size
 * @STUDIO_RECALL_SOURCE_ULTRA_STUDIO: this program
 * @STUDIO_RECALL_SOURCE_INFOTEXT: AUTOMATIC1111's infotext, which many write
 * @STUDIO_RECALL_SOURCE_SWARM_UI: SwarmUI
 * @STUDIO_RECALL_SOURCE_INVOKE_AI: InvokeAI, with its two older forms
 * @STUDIO_RECALL_SOURCE_FOOOCUS: Fooocus
 * @STUDIO_RECALL_SOURCE_COMFY_UI: ComfyUI's graphs
 * @STUDIO_RECALL_SOURCE_DRAW_THINGS: Draw Things
 * @STUDIO_RECALL_SOURCE_NOVEL_AI: NovelAI
 * @STUDIO_RECALL_SOURCE_EASY_DIFFUSION: Easy Diffusion
 * @STUDIO_RECALL_SOURCE_REQUEST: the body of a call of the service
 * @STUDIO_RECALL_SOURCE_XMP: a description, as photo programs write it
 *
 * Whose form the parameters were found in.
 */
typedef enum
{
  STUDIO_RECALL_SOURCE_NONE,
  STUDIO_RECALL_SOURCE_ULTRA_STUDIO,
  STUDIO_RECALL_SOURCE_INFOTEXT,
  STUDIO_RECALL_SOURCE_SWARM_UI,
  STUDIO_RECALL_SOURCE_INVOKE_AI,
  STUDIO_RECALL_SOURCE_FOOOCUS,
  STUDIO_RECALL_SOURCE_COMFY_UI,
  STUDIO_RECALL_SOURCE_DRAW_THINGS,
  STUDIO_RECALL_SOURCE_NOVEL_AI,
  STUDIO_RECALL_SOURCE_EASY_DIFFUSION,
  STUDIO_RECALL_SOURCE_REQUEST,
  STUDIO_RECALL_SOURCE_XMP,
} StudioRecallSource;

const char *studio_recall_source_to_string (StudioRecallSource source);
const char *studio_recall_source_get_title (StudioRecallSource source);

G_END_DECLS
