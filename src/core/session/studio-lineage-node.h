/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

G_BEGIN_DECLS

/* Branches further to the side than this share the last column. */
#define STUDIO_LINEAGE_MAX_COLUMN 15

/**
 * StudioLineagePlace:
 * @column: how far to the side it stands; the last image that came from another stands right below
 *   it, the others branch off
 * @parent_column: the column of the image that it came from, -1 for none
 * @through: a bit for each column whose line goes past it
 * @parent: its place in the list, %G_MAXUINT for none
 * @first_child: the place of the first image that came from it, %G_MAXUINT for none
 *
 * Where an image stands in its tree, drawn as a list.
 */
typedef struct
{
  guint column;
  int parent_column;
  guint through;
  guint parent;
  guint first_child;
} StudioLineagePlace;

/**
 * StudioLineageNode:
 *
 * One image of a tree.
 */
#define STUDIO_TYPE_LINEAGE_NODE (studio_lineage_node_get_type ())
G_DECLARE_FINAL_TYPE (StudioLineageNode, studio_lineage_node, STUDIO, LINEAGE_NODE, GObject)

StudioLineageNode *studio_lineage_node_new (StudioRecord *record,
                                            const StudioLineagePlace *place,
                                            const char *change);
StudioRecord *studio_lineage_node_get_record (StudioLineageNode *self);
const StudioLineagePlace *studio_lineage_node_get_place (StudioLineageNode *self);
const char *studio_lineage_node_get_change (StudioLineageNode *self);

G_END_DECLS
