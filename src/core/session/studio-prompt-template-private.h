/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-prompt-template.h"

G_BEGIN_DECLS

/* What the files of the template share. */

typedef enum
{
  STUDIO_TEMPLATE_LITERAL,
  STUDIO_TEMPLATE_SEQUENCE,
  STUDIO_TEMPLATE_CHOICE,
  STUDIO_TEMPLATE_PICK,
} StudioTemplateKind;

/**
 * StudioTemplateNode:
 * @kind: what it is
 * @count: how many texts it stands for, at least 1
 * @first: the first of its children in the table of children; of a literal, where its text begins
 * @n: how many those are; of a literal, how long its text is
 * @min: of a pick, how many children at least
 * @max: and at most
 * @separator: of a pick, the literal between them
 *
 * A piece of a template. Nodes stand after their children, and two may have a child in common.
 */
typedef struct
{
  StudioTemplateKind kind;
  guint64 count;
  guint first;
  guint n;
  guint min;
  guint max;
  guint separator;
} StudioTemplateNode;

struct _StudioPromptTemplate
{
  char *text;
  GString *literals;
  GArray *nodes;    /* of StudioTemplateNode */
  GArray *children; /* of guint, places in nodes */
  guint root;       /* the node of all of it */
};

/* What a template may be at most. */
#define STUDIO_TEMPLATE_MAX_TEXT (256 * 1024)
#define STUDIO_TEMPLATE_MAX_NODES 500000
#define STUDIO_TEMPLATE_MAX_DEPTH 64
#define STUDIO_TEMPLATE_MAX_PICK 200000 /* pieces times how many are picked */
#define STUDIO_TEMPLATE_MAX_EXPANSION (64 * 1024)

StudioPromptTemplate *studio_prompt_template_new_empty (const char *text);
guint64 studio_template_add (guint64 a, guint64 b);
guint64 studio_template_multiply (guint64 a, guint64 b);
guint64 *studio_template_count_picks (StudioPromptTemplate *self, const StudioTemplateNode *node);
guint studio_template_get_child (StudioPromptTemplate *self,
                                 const StudioTemplateNode *node,
                                 guint i);
const StudioTemplateNode *studio_template_get_node (StudioPromptTemplate *self, guint id);

G_END_DECLS
