/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

G_BEGIN_DECLS

/* Where a record stands among the calls of its run: no column of its row, but counted when that is
 * read. */
guint studio_record_get_place (StudioRecord *self);
void studio_record_set_place (StudioRecord *self, guint place);

G_END_DECLS
