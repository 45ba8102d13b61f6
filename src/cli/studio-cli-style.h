/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-context.h"
#include "studio-cli-generate-options.h"
#include "studio-style.h"

G_BEGIN_DECLS

StudioStyle *studio_cli_style_find (StudioCliContext *context, const char *name, GError **error);
char *studio_cli_style_apply (StudioStyle *style,
                              const char *prompt,
                              StudioCliGenerateOptions *options);

G_END_DECLS
