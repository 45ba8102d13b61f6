/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-prompt-template-private.h"

G_BEGIN_DECLS

/* What the two halves of the reader share: one walks through the characters, the other makes nodes
 * of them. */

/**
 * StudioTemplateSource:
 * @text: what is read
 * @at: how far, in bytes
 * @list: (nullable): the name of the list that it is an entry of
 * @entries: the entries of that list
 * @entry: which of them
 */
typedef struct
{
  const char *text;
  gsize at;
  char *list;
  const char *const *entries;
  guint entry;
} StudioTemplateSource;

/**
 * StudioTemplateFrame:
 * @is_group: whether it is in braces; else it is a source of its own
 * @opened_at: where its brace is
 * @picks: whether it says how many
 * @min: at least
 * @max: at most
 * @separator: (nullable): what stands between them
 * @options: (element-type guint): the nodes of the pieces that are read
 * @sequence: (element-type guint): the nodes of the piece that is being read
 */
typedef struct
{
  gboolean is_group;
  gsize opened_at;
  gboolean picks;
  guint min;
  guint max;
  char *separator;
  GArray *options;
  GArray *sequence;
} StudioTemplateFrame;

typedef struct
{
  StudioPromptTemplate *template;
  StudioWordLists *lists;
  GArray *sources;        /* of StudioTemplateSource, the innermost last */
  GArray *frames;         /* of StudioTemplateFrame, likewise */
  GHashTable *list_nodes; /* the node of a list that is read, by its name */
  GString *literal;       /* characters that are no node yet */
  gsize position;         /* of what is wrong in the prompt itself */
  GError *error;
} StudioTemplateReader;

StudioTemplateSource *studio_template_reader_get_source (StudioTemplateReader *self);
StudioTemplateFrame *studio_template_reader_get_frame (StudioTemplateReader *self);
gboolean studio_template_reader_fail (StudioTemplateReader *self, gsize at, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean studio_template_reader_push (StudioTemplateReader *self, gboolean is_group, gsize at);
gboolean studio_template_reader_end_option (StudioTemplateReader *self);
gboolean studio_template_reader_end_frame (StudioTemplateReader *self, guint *node);
gboolean studio_template_reader_append (StudioTemplateReader *self, guint node);
gboolean studio_template_reader_flush (StudioTemplateReader *self);
void studio_template_reader_clear (StudioTemplateReader *self);

G_END_DECLS
