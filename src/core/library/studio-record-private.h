/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

G_BEGIN_DECLS

/* What the files of the record share. */
struct _StudioRecord
{
  GObject parent_instance;

  gint64 id;
  gboolean loaded;
  guint place; /* in its run, 0 where it is alone */
  StudioRecordData data;
};

G_END_DECLS
