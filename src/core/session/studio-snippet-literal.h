/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioSnippetInterpolation:
 * @STUDIO_SNIPPET_INTERPOLATION_NONE: a string in double quotes stands for itself
 * @STUDIO_SNIPPET_INTERPOLATION_HASH: `#{…}`, `#$…` and `#@…` in it are replaced, as in Ruby
 *
 * What a language puts into a string in double quotes by itself.
 */
typedef enum
{
  STUDIO_SNIPPET_INTERPOLATION_NONE,
  STUDIO_SNIPPET_INTERPOLATION_HASH,
} StudioSnippetInterpolation;

gboolean studio_snippet_is_hidden_character (gunichar character);
void studio_snippet_append_literal (GString *code,
                                    const char *text,
                                    StudioSnippetInterpolation interpolation);

G_END_DECLS
