/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-composition.h"

#include "studio-prompt-template.h"

/* By the position of the bit. They stand in the settings. */
static const char *const field_words[STUDIO_COMPOSITION_N_FIELDS] = {
  "prompt", "negative-prompt", "seed", "aspect-ratio", "format",
};

static const StudioDraftField draft_fields[STUDIO_COMPOSITION_N_FIELDS] = {
  STUDIO_DRAFT_PROMPT,       STUDIO_DRAFT_NEGATIVE_PROMPT, STUDIO_DRAFT_SEED,
  STUDIO_DRAFT_ASPECT_RATIO, STUDIO_DRAFT_OUTPUT_FORMAT,
};

/* Whether an image of which a prompt is known, and no negative one, certainly had none. */
static gboolean
says_all (StudioRecallSource source)
{
  switch (source)
    {
    case STUDIO_RECALL_SOURCE_ULTRA_STUDIO:
    case STUDIO_RECALL_SOURCE_INFOTEXT:
    case STUDIO_RECALL_SOURCE_SWARM_UI:
    case STUDIO_RECALL_SOURCE_INVOKE_AI:
    case STUDIO_RECALL_SOURCE_FOOOCUS:
    case STUDIO_RECALL_SOURCE_DRAW_THINGS:
    case STUDIO_RECALL_SOURCE_NOVEL_AI:
    case STUDIO_RECALL_SOURCE_EASY_DIFFUSION:
    case STUDIO_RECALL_SOURCE_REQUEST:
      return TRUE;
    case STUDIO_RECALL_SOURCE_NONE:
    case STUDIO_RECALL_SOURCE_COMFY_UI:
    case STUDIO_RECALL_SOURCE_XMP:
    default:
      return FALSE;
    }
}

static void
set_text (StudioComposition *self, guint field, char **target, const char *text)
{
  self->fields |= field;
  g_free (*target);
  *target = g_strdup (text == NULL ? "" : text);
}

/* What was sent is not expanded a second time: braces in it are meant as such. */
static void
set_prompt (StudioComposition *self, const char *prompt)
{
  g_autofree char *typed = prompt == NULL ? NULL : studio_prompt_escape (prompt);

  set_text (self, STUDIO_COMPOSITION_PROMPT, &self->prompt, typed);
}

/**
 * studio_composition_new_from_draft:
 * @draft: a draft
 *
 * Returns: (transfer full): all of its fields, as they are now
 */
StudioComposition *
studio_composition_new_from_draft (StudioDraft *draft)
{
  StudioComposition *self = g_new0 (StudioComposition, 1);

  self->fields = STUDIO_COMPOSITION_ALL;
  self->prompt = g_strdup (studio_draft_get_prompt (draft));
  self->negative_prompt = g_strdup (studio_draft_get_negative_prompt (draft));
  self->seed = g_strdup (studio_draft_get_seed (draft));
  self->aspect_ratio = studio_draft_get_aspect_ratio (draft);
  self->format = studio_draft_get_output_format (draft);
  return self;
}

/**
 * studio_composition_new_from_request:
 * @request: how an image was asked for
 *
 * An image that was taken in without parameters has neither prompt nor seed.
 *
 * Returns: (transfer full): what is known of it
 */
StudioComposition *
studio_composition_new_from_request (StudioRequest *request)
{
  StudioComposition *self = g_new0 (StudioComposition, 1);
  const char *prompt = studio_request_get_prompt (request);
  const char *negative_prompt = studio_request_get_negative_prompt (request);

  self->fields = STUDIO_COMPOSITION_ASPECT_RATIO | STUDIO_COMPOSITION_FORMAT;
  self->aspect_ratio = studio_request_get_aspect_ratio (request);
  self->format = studio_request_get_output_format (request);
  if (prompt != NULL && *prompt != '\0')
    {
      set_prompt (self, prompt);
      set_text (self, STUDIO_COMPOSITION_NEGATIVE_PROMPT, &self->negative_prompt, negative_prompt);
    }
  if (studio_request_get_seed (request) != 0)
    studio_composition_set_seed (self, studio_request_get_seed (request));
  return self;
}

/**
 * studio_composition_new_from_recall:
 * @recall: what was found in a file or a text
 *
 * A program that writes all parameters and names no negative prompt had none: then it is offered
 * as empty.
 *
 * Returns: (transfer full): what of it the composer has a field for
 */
StudioComposition *
studio_composition_new_from_recall (const StudioRecall *recall)
{
  StudioComposition *self = g_new0 (StudioComposition, 1);

  if ((recall->found & STUDIO_RECALL_FOUND_PROMPT) != 0)
    set_prompt (self, recall->prompt);
  if ((recall->found & STUDIO_RECALL_FOUND_NEGATIVE_PROMPT) != 0
      || ((recall->found & STUDIO_RECALL_FOUND_PROMPT) != 0 && says_all (recall->source)))
    set_text (
        self, STUDIO_COMPOSITION_NEGATIVE_PROMPT, &self->negative_prompt, recall->negative_prompt);
  if ((recall->found & STUDIO_RECALL_FOUND_SEED) != 0)
    studio_composition_set_seed (self, recall->seed);
  if ((recall->found & STUDIO_RECALL_FOUND_ASPECT_RATIO) != 0)
    {
      self->fields |= STUDIO_COMPOSITION_ASPECT_RATIO;
      self->aspect_ratio = recall->aspect_ratio;
    }
  if ((recall->found & STUDIO_RECALL_FOUND_FORMAT) != 0)
    {
      self->fields |= STUDIO_COMPOSITION_FORMAT;
      self->format = recall->format;
    }
  return self;
}

/**
 * studio_composition_set_seed:
 * @self: a composition
 * @seed: its seed from now on
 */
void
studio_composition_set_seed (StudioComposition *self, guint32 seed)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT32_FORMAT, seed);

  set_text (self, STUDIO_COMPOSITION_SEED, &self->seed, text);
}

/**
 * studio_composition_compare:
 * @self: a composition
 * @other: another
 *
 * Returns: the bits of the fields that @self has and in which it is not like @other
 */
guint
studio_composition_compare (const StudioComposition *self, const StudioComposition *other)
{
  guint same = 0;

  if (g_strcmp0 (self->prompt, other->prompt) == 0)
    same |= STUDIO_COMPOSITION_PROMPT;
  if (g_strcmp0 (self->negative_prompt, other->negative_prompt) == 0)
    same |= STUDIO_COMPOSITION_NEGATIVE_PROMPT;
  if (g_strcmp0 (self->seed, other->seed) == 0)
    same |= STUDIO_COMPOSITION_SEED;
  if (self->aspect_ratio == other->aspect_ratio)
    same |= STUDIO_COMPOSITION_ASPECT_RATIO;
  if (self->format == other->format)
    same |= STUDIO_COMPOSITION_FORMAT;
  return self->fields & ~(same & other->fields);
}

/**
 * studio_composition_apply:
 * @self: a composition
 * @draft: where it goes
 * @fields: bits of the fields that are wanted; what @self does not have stays
 *
 * One step that can be undone.
 *
 * Returns: the bits of the fields that changed
 */
guint
studio_composition_apply (const StudioComposition *self, StudioDraft *draft, guint fields)
{
  g_autoptr (StudioComposition) before = studio_composition_new_from_draft (draft);
  guint changed = studio_composition_compare (self, before) & fields;
  StudioDraftValues values = {
    .prompt = self->prompt,
    .negative_prompt = self->negative_prompt,
    .seed = self->seed,
    .aspect_ratio = self->aspect_ratio,
    .output_format = self->format,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (draft_fields); i++)
    if ((changed & 1u << i) != 0)
      values.fields |= draft_fields[i];
  if (changed != 0)
    studio_draft_replace (draft, &values);
  return changed;
}

/**
 * studio_composition_free:
 * @self: (nullable): a composition
 */
void
studio_composition_free (StudioComposition *self)
{
  if (self == NULL)
    return;
  g_free (self->prompt);
  g_free (self->negative_prompt);
  g_free (self->seed);
  g_free (self);
}

/**
 * studio_composition_field_to_string:
 * @field: one field
 *
 * Returns: (transfer none): its word, as it stands in settings
 */
const char *
studio_composition_field_to_string (StudioCompositionField field)
{
  for (guint i = 0; i < STUDIO_COMPOSITION_N_FIELDS; i++)
    if ((guint) field == 1u << i)
      return field_words[i];
  g_return_val_if_reached (NULL);
}

/**
 * studio_composition_fields_from_strings:
 * @words: (array zero-terminated=1): words of fields; others are passed over
 *
 * Returns: the bits of the fields
 */
guint
studio_composition_fields_from_strings (const char *const *words)
{
  guint fields = 0;

  for (guint i = 0; i < STUDIO_COMPOSITION_N_FIELDS; i++)
    if (g_strv_contains (words, field_words[i]))
      fields |= 1u << i;
  return fields;
}

/**
 * studio_composition_fields_to_strings:
 * @fields: bits of fields
 *
 * Returns: (transfer full) (array zero-terminated=1): their words
 */
char **
studio_composition_fields_to_strings (guint fields)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < STUDIO_COMPOSITION_N_FIELDS; i++)
    if ((fields & 1u << i) != 0)
      g_strv_builder_add (words, field_words[i]);
  return g_strv_builder_end (words);
}
