/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-request.h"
#include "studio-snippet-form.h"

G_BEGIN_DECLS

char *studio_snippet_build (StudioRequest *request, StudioSnippetForm form);

G_END_DECLS
