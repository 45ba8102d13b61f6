/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-image-facts.h"
#include "studio-record.h"

G_BEGIN_DECLS

char **studio_record_fill_facts (StudioRecord *self, StudioImageFacts *facts);

G_END_DECLS
