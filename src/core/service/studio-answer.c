/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-answer.h"

struct _StudioAnswer
{
  GObject parent_instance;

  guint n_images;
  gint64 created;
  char *revised_prompt;
  char *request_id;
};

G_DEFINE_FINAL_TYPE (StudioAnswer, studio_answer, G_TYPE_OBJECT)

static void
studio_answer_finalize (GObject *object)
{
  StudioAnswer *self = STUDIO_ANSWER (object);

  g_clear_pointer (&self->revised_prompt, g_free);
  g_clear_pointer (&self->request_id, g_free);
  G_OBJECT_CLASS (studio_answer_parent_class)->finalize (object);
}

static void
studio_answer_class_init (StudioAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_answer_finalize;
}

static void
studio_answer_init (G_GNUC_UNUSED StudioAnswer *self)
{
}

/**
 * studio_answer_new:
 * @n_images: how many images went to the sink
 * @created: when the service says it made them, seconds since 1970 UTC; 0 where it does not say
 * @revised_prompt: (nullable): the prompt as the service changed it; empty counts as %NULL
 * @request_id: (nullable): the service's name for the exchange
 *
 * Returns: (transfer full): an answer
 */
StudioAnswer *
studio_answer_new (guint n_images,
                   gint64 created,
                   const char *revised_prompt,
                   const char *request_id)
{
  StudioAnswer *self = g_object_new (STUDIO_TYPE_ANSWER, NULL);
  self->n_images = n_images;
  self->created = created;
  if (revised_prompt != NULL && *revised_prompt != '\0')
    self->revised_prompt = g_strdup (revised_prompt);
  self->request_id = g_strdup (request_id);
  return self;
}

/**
 * studio_answer_get_n_images:
 * @self: an answer
 *
 * Returns: how many images went to the sink
 */
guint
studio_answer_get_n_images (StudioAnswer *self)
{
  return self->n_images;
}

/**
 * studio_answer_get_created:
 * @self: an answer
 *
 * Returns: seconds since 1970 UTC, 0 where the service did not say
 */
gint64
studio_answer_get_created (StudioAnswer *self)
{
  return self->created;
}

/**
 * studio_answer_get_revised_prompt:
 * @self: an answer
 *
 * Returns: (nullable) (transfer none): the prompt as the service changed it, never empty
 */
const char *
studio_answer_get_revised_prompt (StudioAnswer *self)
{
  return self->revised_prompt;
}

/**
 * studio_answer_get_request_id:
 * @self: an answer
 *
 * Returns: (nullable) (transfer none): the service's name for the exchange
 */
const char *
studio_answer_get_request_id (StudioAnswer *self)
{
  return self->request_id;
}
