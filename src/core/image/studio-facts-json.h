/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-facts.h"
#include "studio-output-format.h"

G_BEGIN_DECLS

/* Our own parameters as JSON, with the names of a request to the service. Private to this folder.
 */
char *studio_facts_json_build (const StudioImageFacts *facts, StudioOutputFormat format);

G_END_DECLS
